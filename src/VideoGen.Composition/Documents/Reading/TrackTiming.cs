using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Finds when the clips of a track play.</summary>
internal static class TrackTiming
{
    /// <summary>Half a second.</summary>
    private const decimal UsualTransition = 0.5m;

    /// <summary>Places the clips of a track; those that last to the end of the film have no length yet.</summary>
    public static void Place(ReadingContext context, IReadOnlyList<ClipSlot> slots, FrameRate rate)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            var before = i > 0 ? slots[i - 1] : null;
            Begin(context, slots[i], before, rate);
            Last(context, slots[i], i + 1 < slots.Count ? slots[i + 1] : null, rate);
            Meet(context, slots[i], before, rate);
        }
    }

    /// <summary>Gives the clips that last to the end of the film their length.</summary>
    public static void Finish(ReadingContext context, IEnumerable<ClipSlot> slots, long frames)
    {
        foreach (var slot in slots.Where(slot => slot.ToEnd))
        {
            slot.Frames = Math.Max(1, frames - slot.Start);
            if (frames <= slot.Start)
                context.Wrong(slot.Fields.PathOf("start"), TimelineCodes.OutsideFilm, "The clip starts at or after the end of the film, to which it should last.", "Start it earlier, or give it a length.");
            CheckTransitions(context, slot);
        }
    }

    private static void Begin(ReadingContext context, ClipSlot slot, ClipSlot? before, FrameRate rate)
    {
        if (slot.Named is { } named)
        {
            slot.Start = named;
            return;
        }

        if (before is { ToEnd: true })
        {
            context.Wrong(slot.Fields.PathOf("start"), TimelineCodes.Missing, "The clip before lasts to the end of the film, so this one has no place.", "Give it a start, or the clip before a length.");
            return;
        }

        slot.Start = before?.End ?? 0;
        if (before is { IsPicture: true } && slot is { IsPicture: true, Wanted: { } wanted })
            slot.Start = Math.Max(before.Start, slot.Start - LengthOf(wanted, rate));
    }

    private static void Last(ReadingContext context, ClipSlot slot, ClipSlot? after, FrameRate rate)
    {
        switch (slot.Length?.Kind)
        {
            case TimeKind.End:
            case TimeKind.Next when after is null:
                slot.ToEnd = true;
                return;
            case TimeKind.Next:
                Until(context, slot, after!, rate);
                break;
            case null when slot.Natural > 0:
                slot.Frames = slot.Natural;
                break;
            case null:
                context.Wrong(slot.Fields.PathOf("length"), TimelineCodes.NoLength, "The clip has no length of its own.", "Give it a length: seconds, \"end\" or \"next\".");
                slot.Frames = 1;
                return;
            default:
                slot.Frames = slot.Length!.Value.Frames(rate);
                break;
        }

        if (slot.Frames > 0) return;
        context.Wrong(slot.Fields.PathOf("length"), TimelineCodes.OutOfRange, "The clip would have no frame.", "Make it at least one frame long.");
        slot.Frames = 1;
    }

    private static void Until(ReadingContext context, ClipSlot slot, ClipSlot after, FrameRate rate)
    {
        if (after.Named is not { } next)
        {
            context.Wrong(slot.Fields.PathOf("length"), TimelineCodes.NoNext, "The next clip names no start, so it is not known when it comes.", "Give the next clip a start, or this one a length.");
            slot.Frames = 1;
            return;
        }

        // Where the next clip comes in by a transition, this one is needed until that is over.
        var overlap = slot.IsPicture && after is { IsPicture: true, Wanted: { } wanted } ? LengthOf(wanted, rate) : 0;
        slot.Frames = Math.Max(0, next + overlap - slot.Start);
    }

    /// <summary>Turns the wanted transition into one with the clip before, or into one over what lies beneath.</summary>
    private static void Meet(ReadingContext context, ClipSlot slot, ClipSlot? before, FrameRate rate)
    {
        if (slot is not { IsPicture: true, Wanted: { } wanted })
        {
            if (!slot.ToEnd) CheckTransitions(context, slot);
            return;
        }

        var path = slot.Fields.PathOf("transition");
        var overlap = before is { IsPicture: true, ToEnd: false } && before.Start < slot.Start ? Math.Max(0, before.End - slot.Start) : 0;
        if (overlap > 0 && before!.Out is not null)
            context.Wrong(before.Fields.PathOf("transition_out"), TimelineCodes.Conflict, "The next clip comes in by a transition, so this one cannot leave by another.", "Take \"transition_out\" out.");
        if (overlap > 0 && wanted.Frames > 0 && wanted.Frames != overlap)
        {
            context.Wrong(path.Member("duration"), TimelineCodes.Overlap, $"The transition takes {wanted.Frames} frames, but the clips overlap by {overlap}.", "Leave out the duration, or the start.");
        }
        else
        {
            var paired = overlap > 0;
            slot.In = wanted with { Frames = paired ? overlap : LengthOf(wanted, rate), Paired = paired };
            if (paired) before!.Out = slot.In;
            if (paired) CheckTransitions(context, before!, path);
        }

        if (!slot.ToEnd) CheckTransitions(context, slot);
    }

    private static void CheckTransitions(ReadingContext context, ClipSlot slot, JsonPath? path = null)
    {
        var (first, last) = (slot.In?.Frames ?? 0, slot.Out?.Frames ?? 0);
        if (first + last > slot.Frames)
            context.Wrong((path ?? slot.Fields.PathOf("transition")).Member("duration"), TimelineCodes.TransitionTooLong, $"A clip of {slot.Frames} frames cannot be in transition for {first + last}.", "Make the transition shorter or the clip longer.");
    }

    private static long LengthOf(Transition transition, FrameRate rate) => transition.Frames > 0 ? transition.Frames : Math.Max(1, rate.FrameAt(UsualTransition));
}
