namespace IdentDbBridge.Health.Findings;

/// <summary>The parts of a check, in their order.</summary>
enum FindingSection
{
    Connection,
    Rights,
    Tables,
    Clock,
    Settings,
    Data,
    Schedule,
    Growth,
}
