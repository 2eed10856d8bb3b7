using VideoGen.Api.Hosting;
using VideoGen.Data;
using VideoGen.Data.Providers;
using VideoGen.Planning;
using VideoGen.Providers;
using VideoGen.Queue;
using VideoGen.Storage;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddDatabaseDefaults();
builder.AddVideoGenData();
builder.AddVideoGenQueue();
builder.AddVideoGenStorage();
builder.AddVideoGenProviderDirectory(services => services.GetRequiredService<ProviderStore>().EnabledAsync);
builder.AddVideoGenPlanning();
builder.AddVideoGenApi();

var app = builder.Build();

app.UseVideoGenApi();
app.MapVideoGenApi();

await app.RunAsync();

/// <summary>Entry point, visible to tests.</summary>
public sealed partial class Program;
