namespace IdentDbBridge.Migrations.Engine;

/// <summary>What DbUp's engine was asked for.</summary>
enum UpgradePurpose
{
    /// <summary>To tell what it would do: takes no lock, writes nothing.</summary>
    Look,

    /// <summary>To run what is pending.</summary>
    Run,

    /// <summary>To journal what is pending without running it.</summary>
    Mark,
}
