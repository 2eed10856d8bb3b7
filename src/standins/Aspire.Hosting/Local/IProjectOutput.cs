namespace Aspire.Hosting.Local;

/// <summary>The generated <c>Projects.*</c> classes say where the project was built to; the runner starts that, it does not build.</summary>
public interface IProjectOutput
{
    string OutputPath { get; }
}
