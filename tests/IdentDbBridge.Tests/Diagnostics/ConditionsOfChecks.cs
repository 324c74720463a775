using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Tests.Diagnostics;

/// <summary>Conditions as the scripts write them, and as the servers give them back.</summary>
public sealed class ConditionsOfChecks
{
    [Theory]
    // SQL Server.
    [InlineData("[Direction] IN (N'in', N'out')", "([Direction]=N'out' OR [Direction]=N'in')")]
    [InlineData("[PhoneTo] <> N''", "([PhoneTo]<>N'')")]
    [InlineData("[WaitInSeconds] >= 0", "([WaitInSeconds]>=(0))")]
    [InlineData("DATEADD(hour, -12, [PlanEnd]) <= [PlanStart]", "(dateadd(hour,(-12),[PlanEnd])<=[PlanStart])")]
    [InlineData("[A] >= '20000101' AND [A] < '22000101' AND [B] >= '20000101'", "([A]>='20000101' AND [A]<'22000101' AND [B]>='20000101')")]
    [InlineData("[F] IS NULL OR [F] = N'' OR (([S] IS NULL OR [S] = N'') AND ([N] IS NULL OR [N] = N''))", "([F] IS NULL OR [F]=N'' OR ([S] IS NULL OR [S]=N'') AND ([N] IS NULL OR [N]=N''))")]
    // MySQL.
    [InlineData("`Direction` IN ('in', 'out')", @"(`Direction` in (_utf8mb4\'in\',_utf8mb4\'out\'))")]
    [InlineData("`PlanEnd` <= `PlanStart` + INTERVAL 12 HOUR", "(`PlanEnd` <= (`PlanStart` + interval 12 hour))")]
    [InlineData("`A` <> ''", @"(`A` <> _latin1\'\')")]
    [InlineData("`F` IS NULL OR `F` = ''", @"((`F` is null) or (`F` = _utf8mb4\'\'))")]
    // MariaDB.
    [InlineData("`PlanEnd` <= `PlanStart` + INTERVAL 12 HOUR", "`PlanEnd` <= `PlanStart` + interval 12 hour")]
    public void Are_the_same_however_a_server_writes_them(string script, string server) =>
        Assert.Equal(ConstraintText.Canonical(script), ConstraintText.Canonical(server));

    [Theory]
    [InlineData("A IN ('in', 'out')", "A IN ('in', 'Out')")]
    [InlineData("A >= 0", "A > 0")]
    [InlineData("A OR B AND C", "(A OR B) AND C")]
    [InlineData("A = 1 AND B = 2 OR C = 3", "A = 1 AND (B = 2 OR C = 3)")]
    [InlineData("A IS NULL", "A IS NOT NULL")]
    [InlineData("NOT A = 1", "A = 1")]
    [InlineData("A <= B + 12", "A <= B - 12")]
    [InlineData("A <= B", "A <= 'B'")]
    public void Are_told_apart_when_they_mean_different_things(string one, string other) =>
        Assert.NotEqual(ConstraintText.Canonical(one), ConstraintText.Canonical(other));

    [Theory]
    [InlineData("int(11)", "int")]
    [InlineData("BIGINT(20)", "bigint")]
    [InlineData("INTEGER", "int")]
    [InlineData("nvarchar(max)", "NVARCHAR(MAX)")]
    public void Types_are_the_same_with_and_without_a_display_width(string one, string other) => Assert.Equal(SqlType.Parse(one), SqlType.Parse(other));

    [Theory]
    [InlineData("tinyint(1)", "tinyint(4)")]
    [InlineData("int(10) unsigned", "int(11)")]
    [InlineData("datetime", "datetime(3)")]
    [InlineData("varchar(64)", "varchar(65)")]
    [InlineData("decimal(10,2)", "decimal(10,0)")]
    public void Types_are_told_apart_by_what_they_hold(string one, string other) => Assert.NotEqual(SqlType.Parse(one), SqlType.Parse(other));
}
