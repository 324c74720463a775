namespace IdentDbBridge.Diagnostics;

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
