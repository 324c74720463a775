namespace IdentDbBridge.Calls;

/// <summary>The words of the tables.</summary>
static class CallDirections
{
    public static string Word(this CallDirection direction) => direction == CallDirection.In ? "in" : "out";
}
