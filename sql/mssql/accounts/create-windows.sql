-- create-windows: lets a Windows user or group log in; the domain has its password.
IF NOT EXISTS (SELECT 1 FROM sys.server_principals WHERE name = $User$)
    CREATE LOGIN $Account$ FROM WINDOWS;
