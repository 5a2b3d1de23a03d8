// The course that the benchmark builds: the same bytes on every machine, nothing in it twice.

/** 5 chapters of 60 slides; every second slide shows code, in turn in each of these languages. */
export const shape = { chapters: 5, slides: 60 };

const words =
  'image couche conteneur réseau volume registre service dépôt étiquette processus noyau paquet variable port secret sonde réplique grappe nœud manifeste espace quota journal trace cache contexte étape binaire signature empreinte politique passerelle route montage point superviseur ordonnanceur pilote contrôleur ressource'.split(
    ' ',
  );

/** A small generator of numbers (mulberry32), so that no run depends on chance. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * The chapters as Markdown without front matter: names and bodies.
 *
 * @returns {{ name: string, title: string, body: string }[]}
 */
export function chapters() {
  return Array.from({ length: shape.chapters }, (_, chapter) => {
    const next = numbers(chapter + 1);
    const slides = Array.from({ length: shape.slides }, (_, index) => slide(next, chapter, index));
    return {
      name: `0${chapter + 1}-chapitre`,
      title: `Chapitre ${chapter + 1}`,
      body: `${slides.join('\n\n---\n\n')}\n`,
    };
  });
}

function slide(next, chapter, index) {
  const parts = [`${index === 0 ? '#' : '##'} ${title(next)}`];
  parts.push(index % 4 === 3 ? table(next) : index % 2 === 0 ? list(next) : sentence(next));
  if (index % 2 === 0) parts.push(code(next, languages[(index / 2) % languages.length], chapter * 100 + index));
  else parts.push(sentence(next), `> ${sentence(next)}`);
  if (index % 3 === 0) parts.push(`Note:\n\n${sentence(next)} ${sentence(next)}`);
  return parts.join('\n\n');
}

const word = (next) => words[next(words.length)];
const several = (next, count) => Array.from({ length: count }, () => word(next)).join(' ');
const title = (next) => `Le ${several(next, 3)} et le ${word(next)}`;
const sentence = (next) =>
  `Un **${word(next)}** garde son *${word(next)}* : la commande \`docker ${next(1000)}\` montre le ${several(next, 6)}, ` +
  `comme le dit [la documentation](https://example.org/${next(1000)}) du ${several(next, 3)}.`;
const list = (next) =>
  Array.from({ length: 4 }, (_, item) => `${item % 2 ? '  ' : ''}- ${several(next, 5)} avec \`${word(next)}\``).join(
    '\n',
  );
const table = (next) =>
  ['| Commande | Effet | Durée |', '|---|:--|--:|']
    .concat(Array.from({ length: 5 }, () => `| \`docker ${word(next)}\` | ${several(next, 4)} | ${next(90)} s |`))
    .join('\n');

const ascii = (text) => text.normalize('NFD').replace(/[^a-z]/g, '');
const languages = ['bash', 'dockerfile', 'yaml', 'json', 'ts'];

/** Code of ten lines or so, as slides show it. */
function code(next, language, id) {
  const name = () => `${ascii(word(next))}${next(100)}`;
  const text = {
    bash: () => `# ${sentence(next)}
set -euo pipefail
for service in ${name()} ${name()} "$HOME/${name()}"; do
  docker run --rm -d --name "\${service}-${id}" -p ${next(9000)}:80 -e MODE=${name()} nginx:1.${next(30)} > /dev/null
done
if ! docker ps --filter "name=${name()}" --format '{{.Names}}' | grep -q "^${name()}$"; then
  echo "absent: $(date +%s)" >&2 && exit ${next(9)}
fi
curl -fsS "http://localhost:${next(9000)}/${name()}?x=1" | jq '.[] | select(.id == ${id})'`,
    dockerfile: () => `# syntax=docker/dockerfile:1
FROM node:${next(30)}-alpine AS ${name()}
ARG VERSION=1.${id}
WORKDIR /${name()}
COPY --chown=node:node package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev && rm -rf /tmp/${name()}
COPY . .
ENV PORT=${next(9000)} NAME="${name()}"
EXPOSE ${next(9000)}/tcp
HEALTHCHECK --interval=${next(60)}s CMD wget -qO- http://localhost/${name()} || exit 1
CMD ["node", "${name()}.js"]`,
    yaml: () => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name()}
  labels: { app: ${name()}, tier: "${id}" }
spec:
  replicas: ${next(9)}
  template:
    spec:
      containers:
        - name: ${name()} # ${word(next)}
          image: registry.example.org/${name()}:1.${next(30)}
          env: [{ name: MODE, value: '${name()}' }]
          resources: { limits: { cpu: "${next(9)}", memory: ${next(900)}Mi } }`,
    json: () => `{
  "id": ${id},
  "name": "${name()}",
  "ports": [${next(9000)}, ${next(9000)}],
  "healthy": true,
  "limits": { "cpu": ${next(9)}.5, "memory": "${next(900)}Mi" },
  "labels": { "org.example.${name()}": "${name()}", "none": null },
  "command": ["node", "--port=${next(9000)}", "${name()}.js"]
}`,
    ts: () => `// ${sentence(next)}
import { createServer, type Server } from 'node:http';

interface ${name()} { readonly id: number; readonly name?: string }

export async function ${name()}(port = ${next(9000)}): Promise<Server> {
  const seen = new Map<string, ${name()}>([['${name()}', { id: ${id} }]]);
  const server = createServer((request, response) => {
    response.end(\`\${request.url ?? '/'}: \${seen.get('${name()}')?.id}\`);
  });
  return server.listen(port, '127.0.0.1', () => console.log(/^[a-z]+$/u.test('${name()}')));
}`,
  }[language]();
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
