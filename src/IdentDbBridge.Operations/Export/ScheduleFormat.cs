namespace IdentDbBridge.Export;

/// <summary>The forms in which a schedule is written to a file.</summary>
public enum ScheduleFormat
{
    /// <summary>IDENT's own.</summary>
    Json,

    /// <summary>For spreadsheets.</summary>
    Csv,
}
