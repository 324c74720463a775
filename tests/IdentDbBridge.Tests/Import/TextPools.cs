using IdentDbBridge.Import;

namespace IdentDbBridge.Tests.Import;

public sealed class TextPools
{
    [Fact]
    public void Give_the_same_text_and_mostly_the_same_object()
    {
        var pool = new TextPool();
        string[] texts = [.. Enumerable.Range(0, 50).Select(i => $"Линия {i}"), "", new string('x', 64), new string('x', 65)];
        int same = 0;
        foreach (string text in texts)
        {
            string first = pool.Get(text), second = pool.Get(text);
            Assert.Equal((text, text), (first, second));
            same += ReferenceEquals(first, second) ? 1 : 0;
        }

        // All but the one that is too long to be common.
        Assert.Equal(texts.Length - 1, same);
        Assert.All(Enumerable.Range(0, 100_000), i => Assert.Equal($"{i}", pool.Get($"{i}")));
    }
}
