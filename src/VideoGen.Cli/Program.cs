using VideoGen.Cli;

var environment = CliEnvironment.OfThisProcess();
return await CommandLine.RunAsync(args, environment);
