import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["node_modules", "dist", "src/lib/api/schema.d.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  hooks.configs.flat.recommended,
  {
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Export by name." },
        { selector: "TSEnumDeclaration", message: "Use a union of literals." },
      ],
      "max-lines": ["error", { max: 250, skipBlankLines: true }],
    },
  },
  {
    // Imports go down only: app → features → shared.
    files: ["src/components/**", "src/lib/**", "src/config/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["@/app/*", "@/features/*"] }] },
  },
  { files: ["src/features/**"], rules: { "no-restricted-imports": ["error", { patterns: ["@/app/*"] }] } },
  { files: ["vite.config.ts", "eslint.config.js"], rules: { "no-restricted-syntax": "off" } },
);
