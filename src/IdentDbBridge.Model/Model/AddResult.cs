namespace IdentDbBridge.Model;

/// <summary>What adding rows came to. Adding the same rows again is no error: then all of them are there already.</summary>
/// <param name="Added">Rows that are new.</param>
/// <param name="AlreadyThere">Rows whose key the table had; they were left as they are.</param>
public readonly record struct AddResult(int Added, int AlreadyThere)
{
    public static AddResult operator +(AddResult one, AddResult other) => new(one.Added + other.Added, one.AlreadyThere + other.AlreadyThere);
}
