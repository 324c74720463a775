namespace IdentDbBridge.Import;

/// <summary>Makes records of rows. It may hold rows back, since several can belong to one record.</summary>
interface IRecordMap<T>
    where T : class
{
    /// <param name="row">One without a problem.</param>
    IEnumerable<Candidate<T>> Take(ImportRow row);

    /// <summary>What was seen so far.</summary>
    ImportSight Sight => ImportSight.None;

    /// <summary>What was held back.</summary>
    IEnumerable<Candidate<T>> End();
}
