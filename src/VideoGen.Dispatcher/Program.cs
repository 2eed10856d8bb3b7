using VideoGen.Data;
using VideoGen.Dispatcher;
using VideoGen.Queue;
using VideoGen.Storage;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.UseGrpcAndHealthPorts();
builder.AddVideoGenDispatchData();
builder.AddVideoGenQueue();
builder.AddVideoGenStorage();
builder.AddVideoGenDispatcher();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapVideoGenDispatcher();

await app.RunAsync();
