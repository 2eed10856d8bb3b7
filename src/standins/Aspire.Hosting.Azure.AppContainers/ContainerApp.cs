namespace Azure.Provisioning.AppContainers;

public sealed class ContainerApp(string bicepIdentifier)
{
    public string BicepIdentifier { get; } = bicepIdentifier;
    public ContainerAppConfiguration Configuration { get; set; } = new();
    public ContainerAppTemplate Template { get; set; } = new();
}

public sealed class ContainerAppConfiguration
{
    public BicepList<ContainerAppWritableSecret> Secrets { get; set; } = [];
}

public sealed class ContainerAppWritableSecret
{
    public BicepValue<string> Name { get; set; } = "";
    public BicepValue<string> Value { get; set; } = "";
}

public sealed class ContainerAppTemplate
{
    public ContainerAppScale Scale { get; set; } = new();
    public BicepList<ContainerAppContainer> Containers { get; set; } = [];
}

public sealed class ContainerAppContainer
{
    public BicepValue<string> Name { get; set; } = "";
    public AppContainerResources Resources { get; set; } = new();
    public BicepList<ContainerAppProbe> Probes { get; set; } = [];
}

public sealed class AppContainerResources
{
    public BicepValue<double> Cpu { get; set; } = 0.5;
    public BicepValue<string> Memory { get; set; } = "1Gi";
}

public enum ContainerAppProbeType { Liveness, Readiness, Startup }

public sealed class ContainerAppProbe
{
    public BicepValue<ContainerAppProbeType> ProbeType { get; set; } = ContainerAppProbeType.Liveness;
    public ContainerAppHttpRequestInfo HttpGet { get; set; } = new();
    public BicepValue<int> PeriodSeconds { get; set; } = 10;
    public BicepValue<int> FailureThreshold { get; set; } = 3;
    public BicepValue<int> TimeoutSeconds { get; set; } = 1;
}

public sealed class ContainerAppHttpRequestInfo
{
    public BicepValue<string> Path { get; set; } = "/";
    public BicepValue<int> Port { get; set; } = 80;
}

public sealed class ContainerAppScale
{
    public BicepValue<int> MinReplicas { get; set; } = 0;
    public BicepValue<int> MaxReplicas { get; set; } = 10;
    public BicepValue<int> CooldownPeriod { get; set; } = 300;
    public BicepValue<int> PollingInterval { get; set; } = 30;
    public BicepList<ContainerAppScaleRule> Rules { get; set; } = [];
}

public sealed class ContainerAppScaleRule
{
    public BicepValue<string> Name { get; set; } = "";
    public ContainerAppCustomScaleRule Custom { get; set; } = new();
}

public sealed class ContainerAppCustomScaleRule
{
    public BicepValue<string> CustomScaleRuleType { get; set; } = "";
    public BicepDictionary<string> Metadata { get; set; } = [];
    public BicepList<ContainerAppScaleRuleAuth> Auth { get; set; } = [];
}

public sealed class ContainerAppScaleRuleAuth
{
    public BicepValue<string> SecretRef { get; set; } = "";
    public BicepValue<string> TriggerParameter { get; set; } = "";
}
