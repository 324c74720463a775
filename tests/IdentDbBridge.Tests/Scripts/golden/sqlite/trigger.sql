CREATE TABLE t(a);
create temp trigger if not exists x after insert on t
begin
  select case when 1 then 2 end; -- end;
  select 'end;';
  select 3;
end;
SELECT 1;
