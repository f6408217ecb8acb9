import { defineConfig } from "vite";

// One classic script that the program puts into the page: no modules, no requests.
export default defineConfig({
  build: {
    target: "es2020",
    outDir: process.env.TERRACE_WEB_OUT ?? "dist",
    emptyOutDir: false,
    lib: { entry: "src/main.ts", formats: ["iife"], name: "terraceReport", fileName: () => "report.js" },
  },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
});
