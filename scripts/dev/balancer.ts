import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBinary, manage, spawnBound, startStickyProxy, until } from '@tidings/testing';

/** What stands before several servers and keeps each client with one of them. */
export interface Balancer {
  kind: 'nginx' | 'Node balancer';
  close: () => Promise<unknown>;
}

const server = (port = 0) => `server 127.0.0.1:${port} max_fails=1 fail_timeout=2s`;

/** The same rules an operator needs: sticky by client, upgrades passed on, event streams not buffered. */
const configuration = (directory: string, port: number, targets: readonly number[]) => `
daemon off; worker_processes 1; pid ${directory}/nginx.pid; error_log ${directory}/nginx.log warn;
events { worker_connections 4096; }
http {
  access_log off; client_max_body_size 1m; proxy_read_timeout 75s;
  client_body_temp_path ${directory}/body; proxy_temp_path ${directory}/proxy; fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi; scgi_temp_path ${directory}/scgi;
  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
  # A browser is given a server and keeps it by a cookie; who takes no cookies keeps one by address and program.
  map $uri $drawn_by { ~^/ws "$remote_addr$http_user_agent"; default $request_id; }
  split_clients $drawn_by $drawn { 50% one; * two; }
  map $cookie_tidings_server $chosen { one one; two two; default $drawn; }
  upstream one { ${server(targets[0])}; ${server(targets[1])} backup; }
  upstream two { ${server(targets[1])}; ${server(targets[0])} backup; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://$chosen; proxy_http_version 1.1; proxy_buffering off;
      add_header Set-Cookie "tidings_server=$chosen; Path=/; HttpOnly; SameSite=Lax" always;
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;
    }
  }
}
`;

/** nginx where it is installed, else a small balancer in this process. */
export async function startBalancer(dataDir: string, port: number, targets: readonly number[]): Promise<Balancer> {
  const binary = await findBinary('nginx').catch(() => null);
  if (!binary) {
    const { close } = await startStickyProxy({ port, targets });
    return { kind: 'Node balancer', close };
  }
  const directory = join(dataDir, 'nginx');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'nginx.conf');
  writeFileSync(file, configuration(directory, port, targets));
  const nginx = manage(spawnBound(binary, ['-c', file, '-p', directory], { stdio: 'ignore' }));
  await until(async () => (await fetch(`http://127.0.0.1:${port}/health/live`)).status < 500, { what: 'nginx' });
  return { kind: 'nginx', close: () => nginx.term() };
}
