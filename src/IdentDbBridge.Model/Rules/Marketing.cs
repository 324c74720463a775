namespace IdentDbBridge.Rules;

/// <summary>The five UTM tags and the referer of a call or ticket; null for none.</summary>
readonly record struct Marketing(string? Source, string? Medium, string? Campaign, string? Term, string? Content, string? Referer);
