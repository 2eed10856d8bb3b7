using VideoGen.Api.Hosting;
using VideoGen.Data;
using VideoGen.Queue;
using VideoGen.Storage;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddDatabaseDefaults();
builder.AddVideoGenData();
builder.AddVideoGenQueue();
builder.AddVideoGenStorage();
builder.AddVideoGenApi();

var app = builder.Build();

app.UseVideoGenApi();
app.MapVideoGenApi();

await app.RunAsync();

/// <summary>Entry point, visible to tests.</summary>
public sealed partial class Program;
