import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built to web/dist, which the service hands out at `/`; in development the API is the one that runs beside. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: 'dist', target: 'es2022' },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
