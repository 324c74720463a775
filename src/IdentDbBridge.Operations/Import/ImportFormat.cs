namespace IdentDbBridge.Import;

/// <summary>What records are read from.</summary>
public enum ImportFormat
{
    /// <summary>A file with a line of names, separated by commas, semicolons or tabs.</summary>
    Csv,

    /// <summary>A file with one JSON object a line.</summary>
    JsonLines,

    /// <summary>Asterisk's Master.csv, of calls.</summary>
    Asterisk,

    /// <summary>The table <c>cdr</c> in the database of a FreePBX or Asterisk, of calls.</summary>
    FreePbx,
}
