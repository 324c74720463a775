using IdentDbBridge.Schema.Repairs;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Takeover;

/// <summary>What is to be done with the rows of a table made by hand, as counted.</summary>
/// <param name="Refused">Rows that cannot stay, by reason.</param>
/// <param name="Twins">For each unique key, rows that have a key which another row has, too, but for the one that stays.</param>
/// <param name="Rewritten">Rows of which a value is rewritten, by column.</param>
sealed record TableRows(IReadOnlyList<(RowReason Reason, long Rows)> Refused, IReadOnlyList<(KeyShape Key, long Rows)> Twins, IReadOnlyList<(ColumnTakeover Column, long Rows)> Rewritten)
{
    public bool AreMoved => Refused.Count > 0 || Twins.Count > 0;

    public bool AreTouched => AreMoved || Rewritten.Count > 0;
}
