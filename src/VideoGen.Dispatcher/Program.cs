using VideoGen.Data;
using VideoGen.Data.Providers;
using VideoGen.Dispatcher;
using VideoGen.Planning;
using VideoGen.Providers;
using VideoGen.Queue;
using VideoGen.Storage;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.UseGrpcAndHealthPorts();
builder.AddVideoGenDispatchData();
builder.AddVideoGenQueue();
builder.AddVideoGenStorage();
builder.AddVideoGenProviderDirectory(services => services.GetRequiredService<ProviderStore>().EnabledAsync);
builder.AddVideoGenPlanning();
builder.AddVideoGenDispatcher();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapVideoGenDispatcher();

await app.RunAsync();
