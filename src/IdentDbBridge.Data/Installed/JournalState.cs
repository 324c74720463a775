namespace IdentDbBridge.Installed;

/// <summary>All that the database says about earlier runs, read at once.</summary>
/// <param name="Tables">The tables of the database, compared as this server compares them.</param>
/// <param name="Applied">DbUp's journal in the order of entry.</param>
/// <param name="Records">Our side table by script name.</param>
sealed record JournalState(IReadOnlySet<string> Tables, IReadOnlyList<AppliedRecord> Applied, IReadOnlyDictionary<string, ScriptRecord> Records);
