namespace IdentDbBridge.Cli.Results;

/// <summary>A column of a <see cref="Listing"/>.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="IsRight">Whether it is of numbers.</param>
/// <param name="Wraps">Whether it holds sentences, which may go on in the next line.</param>
sealed record ListingColumn(string Title, bool IsRight = false, bool Wraps = false);
