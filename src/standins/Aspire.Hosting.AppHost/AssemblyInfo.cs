// Upstream's package holds build logic only, and so does this one: see build/Aspire.Hosting.AppHost.targets.
[assembly: System.Reflection.AssemblyMetadata("Mirrors", "Aspire.Hosting.AppHost 13.5.0")]
