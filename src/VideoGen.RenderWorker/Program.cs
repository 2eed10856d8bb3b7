using VideoGen.RenderWorker;

await WorkerApp.Create(args).RunAsync();
