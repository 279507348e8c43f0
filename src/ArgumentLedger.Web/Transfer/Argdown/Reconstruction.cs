using ArgumentLedger.Web.Transfer.Graphs;

namespace ArgumentLedger.Web.Transfer.Argdown;

/// <summary>
/// An argument written out: numbered premises, a line for each inference, and below it what is inferred. The argument
/// bears on its last conclusion, and its premises, with what they yield on the way, bear on it.
/// </summary>
sealed class Reconstruction(ArgumentPlan plan, LossList losses)
{
    const string RuleLost = "The name of a rule of inference is not read.";

    readonly List<(int[] Premises, int Conclusion, Place Place)> steps = [];
    readonly List<int> premises = [];
    int? argument;
    Place inference;

    /// <summary>Whether the line of an inference was read and not yet what it infers.</summary>
    internal bool Infers { get; private set; }

    /// <summary>Whether the name of a rule goes on in the next line.</summary>
    internal bool IsInRule { get; private set; }

    /// <summary>Takes a numbered statement: a premise, or what the line before it infers.</summary>
    /// <param name="words">The statement.</param>
    /// <param name="stated">The argument stated just before, whose premises and conclusion these are; null when there was none.</param>
    internal void Add(int words, int? stated)
    {
        if (premises.Count == 0 && steps.Count == 0)
            argument = stated;
        if (Infers)
        {
            steps.Add(([.. premises], words, inference));
            premises.Clear();
        }
        // A conclusion on the way is a premise of the next inference.
        premises.Add(words);
        Infers = false;
    }

    /// <summary>Takes the line of an inference; a fault when nothing can be inferred here.</summary>
    internal Fault? Infer(string rule, bool isOpen, Place place)
    {
        if (premises.Count == 0)
            return new(place, "A line of an inference stands here; premises, “(1) …”, were expected before it.");
        if (Infers)
            return new(place, "A conclusion, “(3) …”, was expected after the line of an inference.");
        if (isOpen || !string.IsNullOrWhiteSpace(rule))
            losses.Add(RuleLost, place);
        (IsInRule, Infers, inference) = (isOpen, true, place);
        return null;
    }

    /// <summary>Takes the line with which the name of a rule begins, below the line of an inference.</summary>
    internal void NameRule(Place place)
    {
        losses.Add(RuleLost, place);
        IsInRule = true;
    }

    /// <summary>Takes a line within the name of a rule, which ends with two dashes.</summary>
    internal void TakeRule(string line) => IsInRule = !line.EndsWith("--", StringComparison.Ordinal);

    /// <summary>Ends the argument, if there is one; a fault when it breaks off.</summary>
    internal Fault? End()
    {
        if (Infers)
            return new(inference, "A conclusion, “(3) …”, was expected after the line of an inference.");
        for (var i = 0; i < steps.Count; i++)
        {
            var whole = i == steps.Count - 1 ? argument : null;
            Bear(steps[i].Premises, whole ?? steps[i].Conclusion);
            if (whole is { } bearing)
                plan.Relate(bearing, steps[i].Conclusion, Join.Support, steps[i].Place);
        }
        if (steps.Count == 0 && argument is { } without)
            Bear(premises, without);
        steps.Clear();
        premises.Clear();
        argument = null;
        return null;
    }

    void Bear(IReadOnlyList<int> given, int target)
    {
        if (given.Count > 1)
            losses.Add("Premises that bear on something together each bear on it alone.", plan[given[0]].Place);
        foreach (var premise in given)
            plan.Relate(premise, target, Join.Support, plan[premise].Place);
    }
}
