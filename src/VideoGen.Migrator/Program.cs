using VideoGen.Migrator;

var builder = Host.CreateApplicationBuilder(args);

builder.AddServiceDefaults();
builder.AddVideoGenMigrator();

using var host = builder.Build();
return await host.RunMigratorAsync();
