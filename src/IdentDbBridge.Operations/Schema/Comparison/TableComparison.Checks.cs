using IdentDbBridge.Schema.Reports;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Comparison;

sealed partial class TableComparison
{
    IEnumerable<Difference> Checks()
    {
        List<ConstraintShape> rest = [.. _live.Checks];
        if (!_live.AreChecksTold)
            yield break;
        foreach (ConstraintShape check in _shipped.Checks)
        {
            ConstraintShape? live = rest.FirstOrDefault(c => c.Meaning == check.Meaning && IsNamed(c.Name, check.Name))
                ?? rest.FirstOrDefault(c => c.Meaning == check.Meaning)
                ?? rest.FirstOrDefault(c => IsNamed(c.Name, check.Name));
            if (live is not null)
                rest.Remove(live);
            if (Check(check, live) is { } difference)
                yield return difference;
        }

        // One of columns that no script made stays with them: who does not know them leaves them out. MariaDB makes such a check for each column of JSON.
        foreach (ConstraintShape check in rest.Where(c => c.Text.Length == 0 || _shipped.Columns.Any(s => c.Mentions(s.Name))))
            yield return Of(DifferenceKind.CheckExtra, check.Name, _writer, T($"{_shipped.Name} has a check {check.Name} that no script made."), T($"It can refuse rows that are right.")) with { Repair = _repairs.DropCheck(check) };
    }

    Difference? Check(ConstraintShape check, ConstraintShape? live)
    {
        if (live is { IsOff: false } && live.Meaning == check.Meaning && _repairs.AreNamesUsed && !IsNamed(live.Name, check.Name))
            return Of(DifferenceKind.CheckName, live.Name, Severity.Harmless, T($"The check {live.Name} of {_shipped.Name} is named {check.Name} in the scripts."), WhyName()) with { Repair = _repairs.RenameCheck(live, check) };
        Difference? difference = live switch
        {
            null => Of(DifferenceKind.CheckMissing, check.Name, _reader, T($"{_shipped.Name} has no check {check.Name}."), WhyCheck()) with { Repair = _repairs.AddCheck(check) },
            _ when live.Meaning != check.Meaning && live.Text.Length > 0 => Of(DifferenceKind.CheckChanged, check.Name, _reader, T($"The check {check.Name} of {_shipped.Name} has another condition."), WhyCheck()) with { Repair = _repairs.ReplaceCheck(live, check) },
            { IsOff: true } => Of(DifferenceKind.CheckOff, check.Name, _reader, T($"The check {check.Name} of {_shipped.Name} is not enforced."), WhyCheck()) with { Repair = _repairs.SwitchOnCheck(live) },
            _ => null,
        };
        return difference is null ? null : difference with
        {
            Repair = [.. difference.Repair.Distinct(StringComparer.Ordinal)],
            Note = T($"Fails, and changes nothing, while a row breaks the check: correct such rows first."),
            Count = _shipped.Columns.All(c => !check.Mentions(c.Name) || _live.Column(c.Name)?.SqlType.Family == c.SqlType.Family) ? _repairs.CountBreakers(check) : null,
        };
    }

    static string WhyCheck() => T($"Rows that IDENT cannot use, or takes for something else, get in from whoever writes them.");
}
