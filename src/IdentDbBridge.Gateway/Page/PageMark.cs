namespace IdentDbBridge.Gateway.Page;

/// <summary>Metadata of an endpoint of the page.</summary>
/// <param name="IsForAll">Whether who has not signed in may have it from anywhere: the way in, and what it looks like.</param>
/// <param name="IsForSignedIn">Whether only who has signed in may have it.</param>
sealed record PageMark(bool IsForAll = false, bool IsForSignedIn = false);
