namespace IdentDbBridge.Schema.Reports;

/// <summary>What sort of thing differs.</summary>
public enum DifferenceKind
{
    /// <summary>The journal and the scripts do not agree, or a script is pending.</summary>
    Journal,

    /// <summary>A table that is not there.</summary>
    TableMissing,

    /// <summary>A view in place of a table.</summary>
    View,

    /// <summary>Engine, row format or kind of table.</summary>
    TableKind,

    /// <summary>The collation that new columns get.</summary>
    TableCollation,

    /// <summary>A column that is not there.</summary>
    ColumnMissing,

    /// <summary>A column that no script made.</summary>
    ColumnExtra,

    /// <summary>The order of the columns.</summary>
    ColumnOrder,

    /// <summary>Another type or length.</summary>
    ColumnType,

    /// <summary>NULL allowed or refused.</summary>
    ColumnNull,

    /// <summary>A default that no script made.</summary>
    ColumnDefault,

    /// <summary>Another collation or character set.</summary>
    ColumnCollation,

    /// <summary>A generated, numbered or self-updating column.</summary>
    ColumnExtras,

    /// <summary>A key or index that is not there.</summary>
    KeyMissing,

    /// <summary>A key of other columns, or in another order.</summary>
    KeyColumns,

    /// <summary>Clustered or not.</summary>
    KeyClustered,

    /// <summary>A key or index that is switched off.</summary>
    KeyOff,

    /// <summary>A key or index under another name.</summary>
    KeyName,

    /// <summary>A unique key that no script made.</summary>
    UniqueExtra,

    /// <summary>An index that no script made.</summary>
    IndexExtra,

    /// <summary>A CHECK that is not there.</summary>
    CheckMissing,

    /// <summary>A CHECK with another condition.</summary>
    CheckChanged,

    /// <summary>A CHECK that is switched off.</summary>
    CheckOff,

    /// <summary>A CHECK under another name.</summary>
    CheckName,

    /// <summary>A CHECK that no script made.</summary>
    CheckExtra,

    /// <summary>A trigger.</summary>
    Trigger,

    /// <summary>A foreign key on the table, or one that leads to it.</summary>
    ForeignKey,
}
