import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, '.', '');
  const api = `http://127.0.0.1:${env.PORT ?? '4000'}`;
  return {
    plugins: [react(), tailwind()],
    server: {
      port: Number(env.WEB_PORT ?? '5173'),
      proxy: {
        '/api': { target: api },
        '/health': { target: api },
        '/ws': { target: api, ws: true },
      },
    },
    build: { target: 'es2023', sourcemap: true, assetsInlineLimit: 2048 },
  };
});
