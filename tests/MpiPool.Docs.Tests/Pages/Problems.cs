namespace MpiPool.Docs.Tests.Pages;

/// <summary>What is wrong on pages, a line for each place.</summary>
internal static class Problems
{
    /// <summary>Fails with all of them, if there are any.</summary>
    public static void None(IEnumerable<string> found)
    {
        string all = string.Join('\n', found);
        if (all.Length > 0)
            Assert.Fail(all);
    }
}
