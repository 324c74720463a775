using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IdentDbBridge.Tests.Architecture;

/// <summary>The string literals of compiled assemblies: those that the code loads. Of an interpolated one the format, or its pieces.</summary>
static class AssemblyTexts
{
    public static IEnumerable<(string Place, string Text)> Of(string file)
    {
        using var module = ModuleDefinition.ReadModule(file);
        foreach (var method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
        {
            foreach (var instruction in method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldstr))
                yield return ($"{module.Assembly.Name.Name}, {method.DeclaringType.Name}.{method.Name}", (string)instruction.Operand);
        }
    }
}
