using CsCheck;
using MpiPool.Workers;

namespace MpiPool.Runtime.Tests.Workers;

public sealed class BegunTasksTests
{
    /// <summary>However messages overtake one another, it is known of each task whether it has begun.</summary>
    [Fact]
    public void What_has_begun_is_known_in_any_order_of_messages() =>
        Gen.Select(Gen.Int[1, 5].Array[1, 20], Gen.Int)
            .Sample(
                (lengths, seed) =>
                {
                    var random = new Random(seed);
                    uint total = 0;
                    var messages = new List<(uint First, uint End)>();
                    foreach (int length in lengths)
                        messages.Add((total, total += (uint)length));

                    var begun = new BegunTasks();
                    var model = new HashSet<uint>();
                    while (messages.Count > 0)
                    {
                        int i = random.Next(Math.Min(4, messages.Count));
                        (uint first, uint end) = messages[i];
                        messages.RemoveAt(i);
                        begun.BeginMessage(first);
                        if (!Agree(null))
                            return false;
                        for (uint sequence = first; sequence != end; sequence++)
                        {
                            model.Add(sequence);
                            if (!Agree(sequence))
                                return false;
                        }

                        begun.EndMessage(end - 1);
                        if (!Agree(null))
                            return false;
                    }

                    return true;

                    bool Agree(uint? running) =>
                        Enumerable.Range(0, (int)total + 3).All(number => begun.Has((uint)number, running) == model.Contains((uint)number));
                }
            );
}
