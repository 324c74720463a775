namespace IdentDbBridge.ServerTests.Errors;

/// <summary>Statements that servers refuse, whose messages hold values of rows, or what a trigger made of them.</summary>
static class Refusals
{
    /// <summary>What the statements below need.</summary>
    public static IReadOnlyList<string> MySqlTables =>
    [
        "CREATE TABLE parent (id BIGINT PRIMARY KEY) ENGINE=InnoDB",
        "CREATE TABLE probe (id INT PRIMARY KEY, name VARCHAR(90) CHARACTER SET utf8mb4 UNIQUE, must VARCHAR(90) NOT NULL DEFAULT '', small TINYINT, num INT, big BIGINT UNSIGNED, day DATETIME, kind ENUM('in','out'), doc JSON, latin VARCHAR(90) CHARACTER SET latin1, CONSTRAINT rule_of_num CHECK (num < 100))",
        "CREATE TABLE child (id INT PRIMARY KEY, parent BIGINT, CONSTRAINT child_parent FOREIGN KEY (parent) REFERENCES parent (id)) ENGINE=InnoDB",
        "CREATE TABLE parts (id BIGINT PRIMARY KEY) PARTITION BY RANGE (id) (PARTITION low VALUES LESS THAN (10))",
        "CREATE TABLE must_have (id INT PRIMARY KEY, name VARCHAR(9) NOT NULL)",
        "CREATE TABLE watched (name VARCHAR(90) CHARACTER SET utf8mb4)",
        "CREATE TRIGGER watcher BEFORE INSERT ON watched FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = NEW.name",
    ];

    /// <summary>One statement each, maybe behind others that succeed.</summary>
    public static IReadOnlyList<string[]> MySql(Patient p) =>
    [
        [$"INSERT INTO probe (id, name) VALUES (1, {p.Sql}), (2, {p.Sql})"],
        [$"INSERT INTO probe (id, name) SELECT 3, {p.Sql} UNION ALL SELECT 4, {p.Sql}"],
        [$"INSERT INTO probe (id, num) VALUES (1, {p.Sql})"],
        [$"INSERT INTO probe (id, day) VALUES (1, {p.Sql})"],
        [$"INSERT INTO probe (id, day) SELECT 1, CAST({p.Number} AS CHAR)"],
        [$"INSERT INTO probe (id, name) VALUES (1, REPEAT({p.Sql}, 9))"],
        [$"INSERT INTO probe (id, small) VALUES (1, {p.Number})"],
        [$"INSERT INTO probe (id, must) VALUES (1, NULLIF({p.Sql}, {p.Sql}))"],
        ["INSERT INTO must_have (id) VALUES (1)"],
        [$"INSERT INTO probe (id, kind) VALUES (1, {p.Sql})"],
        [$"INSERT INTO probe (id, doc) VALUES (1, {p.Sql})"],
        [$"INSERT INTO probe (id, latin) VALUES (1, {p.Sql})"],
        [$"INSERT INTO probe (id, num) VALUES (1, 100)"],
        [$"INSERT INTO child VALUES (1, {p.Number})"],
        [$"INSERT INTO parts VALUES ({p.Number})"],
        [$"INSERT INTO watched VALUES ({p.Sql})"],
        [$"INSERT INTO probe (id, day) VALUES (1, STR_TO_DATE({p.Sql}, '%Y-%m-%d'))"],
        [$"INSERT INTO probe (id, big) VALUES (1, {p.Number} - 99999999999)"],
        [$"SET @m = {p.Sql}", "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = @m"],
        [$"SET @m = CONCAT('Duplicate entry ''', {p.Sql}, ''' for key ''', {p.Sql}, '''')", "SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1062, MESSAGE_TEXT = @m"],
        [$"SET @m = CONCAT('Column ''', {p.Sql}, ''' cannot be null')", "SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1048, MESSAGE_TEXT = @m"],
        [$"SET @m = CONCAT('Data too long for column ''name'' at row 1, ', {p.Sql})", "SIGNAL SQLSTATE '22001' SET MYSQL_ERRNO = 1406, MESSAGE_TEXT = @m"],
        [$"SET @m = CONCAT('Table ''a.', {p.Phone.Length}, {p.Number}, ''' doesn''t exist')", "SIGNAL SQLSTATE '42S02' SET MYSQL_ERRNO = 1146, MESSAGE_TEXT = @m"],
        [$"SET @m = {p.Sql}", "SIGNAL SQLSTATE '42000' SET MYSQL_ERRNO = 1142, MESSAGE_TEXT = @m"],
        [$"SET @m = {p.Sql}", "SIGNAL SQLSTATE '28000' SET MYSQL_ERRNO = 1045, MESSAGE_TEXT = @m"],
        [$"SET @m = {p.Sql}", "SIGNAL SQLSTATE '42000' SET MYSQL_ERRNO = 1049, MESSAGE_TEXT = @m"],
        [$"SET @m = {p.Sql}", "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = @m"],
        [$"SET @m = {p.Sql}", "SIGNAL SQLSTATE '08S01' SET MYSQL_ERRNO = 1047, MESSAGE_TEXT = @m"],
        [$"KILL ({p.Number})"],
        [$"SET @s = CONCAT('SELECT ', {p.Sql})", "PREPARE s FROM @s"],
        [$"SET @s = CONCAT('SELECT 1 FROM `', {p.Number}, '`')", "PREPARE s FROM @s"],
        [$"SET @s = CONCAT('DROP USER ''', {p.Number}, '''')", "PREPARE s FROM @s", "EXECUTE s"],
        [$"SELECT EXTRACTVALUE('<a/>', CONCAT('~', {p.Sql}))"],
        [$"SELECT UPDATEXML('<a/>', CONCAT('~', {p.Sql}), '')"],
        [$"SELECT 'x' REGEXP CONCAT({p.Sql}, '(')"],
        [$"SET time_zone = {p.Sql}"],
        [$"SET sql_mode = {p.Sql}"],
        [$"SET character_set_client = {p.Sql}"],
        [$"SET default_storage_engine = {p.Sql}"],
        [$"SET lc_time_names = {p.Sql}"],
        [$"INSERT INTO probe (id, small) SELECT 1, ST_X(ST_GeomFromText({p.Sql}))"],
        [$"UPDATE probe SET small = CAST({p.Sql} AS SIGNED) WHERE id = (SELECT 1 UNION SELECT 2)"],
        [$"DELETE FROM probe WHERE num = {p.Sql} OR day = {p.Sql} OR 1 = 1 + {p.Sql}"],
        [$"INSERT INTO probe (id, num) VALUES (1, CAST({p.Sql} AS DECIMAL(3,1)))"],
        [$"CREATE TABLE copied AS SELECT CAST({p.Sql} AS UNSIGNED) x"],
        [$"ALTER TABLE probe ADD more INT NOT NULL DEFAULT ({p.Sql})", $"ALTER TABLE probe DROP more", $"SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '{p.Phone}'"],
    ];

    public static IReadOnlyList<string> SqliteTables =>
    [
        "CREATE TABLE probe (id INTEGER PRIMARY KEY, name TEXT UNIQUE, must TEXT NOT NULL DEFAULT '', num INTEGER CHECK (num < 100), CHECK (length(name) < 90))",
        "CREATE TABLE watched (name TEXT)",
        "CREATE TRIGGER watcher BEFORE INSERT ON watched BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: patients.Иванова'); END",
    ];

    public static IReadOnlyList<string[]> Sqlite(Patient p)
    {
        var name = $"CAST(X'{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(p.Name))}' AS TEXT)";
        return
        [
            [$"INSERT INTO probe (id, name) VALUES (1, {name}), (2, {name})"],
            [$"INSERT INTO probe (id, must) VALUES (1, NULLIF({name}, {name}))"],
            [$"INSERT INTO probe (id, num) VALUES (1, 100)"],
            [$"INSERT INTO probe (id, name) VALUES (1, {name} || {name} || {name})"],
            [$"INSERT INTO probe (id) VALUES ({name})"],
            [$"INSERT INTO watched VALUES ({name})"],
            [$"SELECT json({name})"],
            [$"SELECT json_extract('{{}}', {name})"],
            [$"SELECT load_extension({name})"],
            [$"SELECT strftime({name}, 'now'), abs(-9223372036854775808)"],
            [$"ATTACH DATABASE '/nowhere/' || {name} AS a"],
            [$"SELECT {p.Phone}x"],
            [$"SELECT 1 FROM '{p.Name.Replace("'", "''", StringComparison.Ordinal)}'"],
            [$"INSERT INTO watched VALUES (\"{p.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\")"],
            [$"SELECT '{p.Phone}"],
        ];
    }
}
