using IdentDbBridge.Rules;

namespace IdentDbBridge.Tests.Rules;

/// <summary>What goes into a log of what the rules have found.</summary>
public sealed class WordsOfRules
{
    static readonly RuleProblem Problem = new("Id", RuleNames.Required, "empty") { Id = "secret" };

    static readonly RuleNote Note = new("Comment", RuleNoteKind.Cut, "text of 4001 characters, at most 4000") { Id = "secret" };

    [Fact]
    public void Name_the_field_and_of_many_records_the_place()
    {
        Assert.Equal("Id: required (empty)", Problem.ToString());
        Assert.Equal("[3] Id: required (empty)", (Problem with { Index = 3 }).ToString());
        Assert.Equal("Comment: Cut (text of 4001 characters, at most 4000)", Note.ToString());
        Assert.Equal("[0] Comment: Cut (text of 4001 characters, at most 4000)", (Note with { Index = 0 }).ToString());
    }

    [Fact]
    public void Are_one_sentence_of_at_most_twenty_problems()
    {
        Assert.Equal("The record breaks a rule of the exchange and was not written. Id: required (empty).", Of(1).Message);
        Assert.Equal("The record breaks 2 rules of the exchange and was not written. Id: required (empty); [1] Id: required (empty).", Of(2).Message);
        Assert.EndsWith("; [19] Id: required (empty).", Of(20).Message, StringComparison.Ordinal);
        Assert.EndsWith("; [19] Id: required (empty); ….", Of(21).Message, StringComparison.Ordinal);
        Assert.Equal(21, Of(21).Problems.Count);
    }

    [Fact]
    public void Of_a_written_record_are_its_outcome_and_the_number_of_notes()
    {
        Assert.Equal("Done", new WriteResult(Outcome.Done, []).ToString());
        Assert.Equal("Done (2)", new WriteResult(Outcome.Done, [Note, Note]).ToString());
        Assert.Equal(Outcome.Done, (Outcome)new WriteResult(Outcome.Done, []));
        Assert.Throws<ArgumentNullException>(() => (Outcome)(WriteResult)null!);
    }

    static ValidationException Of(int problems) => new([Problem, .. Enumerable.Range(1, problems - 1).Select(i => Problem with { Index = i })]);
}
