namespace VideoGen.Providers.Tests.ComfyUi;

/// <summary>Workflows as people export them.</summary>
internal static class Workflows
{
    internal const string TextToVideo = """
        {
          "1": {"class_type": "UNETLoader", "inputs": {"unet_name": "wan2.2.safetensors", "weight_dtype": "default"}},
          "2": {"class_type": "CLIPLoader", "inputs": {"clip_name": "umt5.safetensors", "type": "wan"}},
          "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat", "clip": ["2", 0]}, "_meta": {"title": "CLIP Text Encode"}},
          "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["2", 0]}},
          "40": {"class_type": "EmptyHunyuanLatentVideo", "inputs": {"width": 832, "height": 480, "length": 33, "batch_size": 1}},
          "3": {"class_type": "KSampler", "inputs": {"seed": 5, "steps": 18, "cfg": 6, "sampler_name": "uni_pc", "denoise": 1, "model": ["1", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["40", 0]}},
          "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["1", 0]}},
          "9": {"class_type": "CreateVideo", "inputs": {"images": ["8", 0], "fps": 16}},
          "10": {"class_type": "SaveVideo", "inputs": {"video": ["9", 0], "filename_prefix": "video/out"}}
        }
        """;

    internal const string ImageToVideo = """
        {
          "1": {"class_type": "LoadImage", "inputs": {"image": "example.png"}},
          "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat"}},
          "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry"}},
          "50": {"class_type": "WanImageToVideo", "inputs": {"width": 832, "height": 480, "length": 81, "positive": ["6", 0], "negative": ["7", 0], "start_image": ["1", 0]}},
          "3": {"class_type": "KSamplerAdvanced", "inputs": {"noise_seed": 5, "steps": 20, "positive": ["50", 0], "negative": ["50", 1], "latent_image": ["50", 2]}},
          "9": {"class_type": "VHS_VideoCombine", "inputs": {"images": ["3", 0], "frame_rate": 16}}
        }
        """;

    internal const string Titled = """
        {
          "1": {"class_type": "PrimitiveStringMultiline", "inputs": {"value": "x"}, "_meta": {"title": "Prompt"}},
          "2": {"class_type": "SomeSampler", "inputs": {"text_in": ["1", 0], "width": 64, "height": 64, "length": 17, "seed": 1}, "_meta": {"title": "Size"}},
          "3": {"class_type": "PrimitiveInt", "inputs": {"value": 4}, "_meta": {"title": "Seed"}}
        }
        """;
}
