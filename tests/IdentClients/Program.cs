using System.Text.RegularExpressions;
using IdentDbBridge.IdentClients;

// Reads a line, does it, answers with a line, to the end of its input:
//   open<tab>CONNECTION STRING    then, each with connections from the driver's pool:
//   read-… | find-… | write-…     answered by "ok<tab>ROWS" or "error<tab>MESSAGE"
using var input = new StreamReader(Console.OpenStandardInput(), Wire.Encoding);
using var output = new StreamWriter(Console.OpenStandardOutput(), Wire.Encoding) { AutoFlush = true, NewLine = "\n" };
Ident? ident = null;
while (input.ReadLine() is { } line)
    output.WriteLine(Answer(line));
return 0;

string Answer(string line)
{
    var words = line.Split(['\t'], 2);
    try
    {
        if (words[0] != "open")
            return "ok\t" + Wire.OneLine(ident!.Do(words[0]));
        ident = new Ident(DriverFactory.Instance, words[1]);
        return "ok\t" + Wire.OneLine(ident.Open());
    }
    catch (Exception error)
    {
        return "error\t" + Wire.OneLine(Describe(error));
    }
}

static string Describe(Exception error)
{
    var text = $"{error.GetType().Name}: {Regex.Replace(error.Message, @"\s+", " ")}";
    return error.InnerException is { } inner && !error.Message.Contains(inner.Message) ? $"{text} <- {Describe(inner)}" : text;
}
