using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IdentDbBridge.Tests.Architecture;

/// <summary>Which namespace of compiled assemblies uses which: by base types, interfaces, members, and what the code calls.</summary>
sealed class NamespaceGraph
{
    readonly HashSet<string> _assemblies;
    readonly SortedDictionary<(string From, string To), string> _edges = [];

    public NamespaceGraph(params IEnumerable<string> files)
    {
        ModuleDefinition[] modules = [.. files.Select(ModuleDefinition.ReadModule)];
        _assemblies = [.. modules.Select(m => m.Assembly.Name.Name)];
        foreach (var type in modules.SelectMany(m => m.GetTypes()))
            Add(type);
        foreach (var module in modules)
            module.Dispose();
    }

    /// <summary>Each namespace with those that it uses, directly.</summary>
    public IReadOnlyCollection<(string From, string To)> Edges => _edges.Keys;

    /// <summary>Namespaces that reach each other, with a use on each way, for people. Empty when there is no circle.</summary>
    public IReadOnlyList<string> Circles()
    {
        var next = _edges.Keys.ToLookup(e => e.From, e => e.To);
        return [.. _edges.Where(e => Reaches(e.Key.To, e.Key.From)).Select(e => $"{e.Key.From} -> {e.Key.To} ({e.Value})")];

        bool Reaches(string from, string to)
        {
            HashSet<string> seen = [from];
            Queue<string> open = new(seen);
            while (open.TryDequeue(out var at))
            {
                if (at == to)
                    return true;
                foreach (var further in next[at].Where(seen.Add))
                    open.Enqueue(further);
            }

            return false;
        }
    }

    void Add(TypeDefinition type)
    {
        Add(type, type.BaseType);
        foreach (var implemented in type.Interfaces)
            Add(type, implemented.InterfaceType);
        foreach (var field in type.Fields)
            Add(type, field.FieldType);
        foreach (var attribute in type.CustomAttributes.SelectMany(a => a.ConstructorArguments))
            Add(type, attribute.Value as TypeReference);
        foreach (var method in type.Methods)
        {
            Add(type, method.ReturnType);
            foreach (var parameter in method.Parameters)
                Add(type, parameter.ParameterType);
            if (method.HasBody)
                Add(type, method.Body);
        }
    }

    void Add(TypeDefinition type, MethodBody body)
    {
        foreach (var variable in body.Variables)
            Add(type, variable.VariableType);
        foreach (var instruction in body.Instructions)
        {
            Add(type, instruction.Operand as TypeReference);
            if (instruction.Operand is not MemberReference member)
                continue;
            Add(type, member.DeclaringType);
            if (member is GenericInstanceMethod generic)
            {
                foreach (var argument in generic.GenericArguments)
                    Add(type, argument);
            }
        }
    }

    void Add(TypeDefinition from, TypeReference? to)
    {
        if (to is GenericInstanceType generic)
        {
            foreach (var argument in generic.GenericArguments)
                Add(from, argument);
        }

        to = to?.GetElementType();
        if (to is null or GenericParameter || !_assemblies.Contains(to.Scope is AssemblyNameReference other ? other.Name : from.Module.Assembly.Name.Name))
            return;
        var edge = (Namespace(from), Namespace(to));
        if (edge.Item1 != edge.Item2 && edge.Item1.Length > 0 && edge.Item2.Length > 0)
            _edges.TryAdd(edge, $"{from.Name} uses {to.Name}");
    }

    static string Namespace(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type.Namespace;
    }
}
