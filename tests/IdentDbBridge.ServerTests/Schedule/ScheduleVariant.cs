namespace IdentDbBridge.ServerTests.Schedule;

/// <summary>How IDENT may write its schedule.</summary>
public enum ScheduleVariant
{
    /// <summary>All rows out, then all in, each for itself.</summary>
    Everything,

    /// <summary>Likewise, one doctor after the other.</summary>
    DoctorByDoctor,

    /// <summary>One row out, one row in.</summary>
    RowByRow,

    /// <summary>All rows out, then all in, in one transaction.</summary>
    Transaction,
}
