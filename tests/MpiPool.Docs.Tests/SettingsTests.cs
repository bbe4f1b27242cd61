using System.Reflection;
using System.Text.RegularExpressions;
using MpiPool.Docs.Tests.Pages;

namespace MpiPool.Docs.Tests;

/// <summary>The names by which a program, a project or a job script sets something.</summary>
public sealed partial class SettingsTests
{
    /// <summary>A variable of the tests, which tells them to accept what they see.</summary>
    private const string OfTheTests = "MPIPOOL_ACCEPT_SNAPSHOTS";

    [Fact]
    public void Each_variable_that_a_page_names_is_read_by_the_runtime()
    {
        Problems.None(
            from page in Page.All
            from Match name in Variable().Matches(page.Text)
            where name.Value != OfTheTests && !PoolVariables.All.Any(variable => variable.Name == name.Value)
            select $"{page.Path}:{Page.LineAt(page.Text, name.Index)}: {name.Value}"
        );
    }

    [Fact]
    public void The_readme_has_a_row_for_each_option_that_has_a_variable()
    {
        string readme = Repository.Read("README.md");
        Assert.All(PoolVariables.All, variable => Assert.Contains(variable.Name, readme, StringComparison.Ordinal));
        foreach (PoolVariable variable in PoolVariables.All.Where(variable => variable.Option.Length > 0))
            Assert.Matches($@"(?m)^\| .*`{variable.Option}`.* \| .*`{variable.Name}`", readme);
    }

    [Fact]
    public void The_readme_tells_of_each_option_of_a_pool()
    {
        string readme = Repository.Read("README.md");
        Assert.All(
            typeof(MpiExecutorOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance),
            option => Assert.Contains($"`{option.Name}", readme, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Each_property_of_a_project_that_a_page_names_is_in_the_packages_settings()
    {
        string settings = Repository.Read("src/MpiPool.Runtime/buildTransitive/MpiPool.targets");
        Problems.None(
            from page in Page.All
            from Match element in ProjectProperty().Matches(page.Text)
            where !settings.Contains($"$({element.Groups["name"].Value})", StringComparison.Ordinal)
            select $"{page.Path}:{Page.LineAt(page.Text, element.Index)}: {element.Groups["name"].Value}"
        );
    }

    [GeneratedRegex(@"(?<!\w)MPIPOOL_[A-Z_]+")]
    private static partial Regex Variable();

    [GeneratedRegex("<(?<name>MpiPool\\w+)>")]
    private static partial Regex ProjectProperty();
}
