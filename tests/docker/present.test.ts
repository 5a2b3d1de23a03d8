import { expect, it } from 'vitest';
import { useFolder } from '../../src/run/testing/runs.ts';
import { describeWithEngine, docker } from '../support/engine.ts';
import { startStage } from '../support/stage-process.ts';

describeWithEngine('estrade present', () => {
  const folder = useFolder();
  const there = () => docker('ps', '-a', '--filter', 'name=estrade-stage', '--format', '{{.Names}}');

  it('shows the output of a container; when it is killed, the next one removes it', async () => {
    const code = 'docker run --name estrade-stage --init busybox sh -c "echo from $((40+2)); sleep 4731"';
    const course = folder({
      'course.yaml': 'title: Essai\n',
      'slides/01-essai.md': `# Essai\n\n\`\`\`bash run id=one\n${code}\n\`\`\`\n`,
    });
    const cache = folder();
    const stage = await startStage(course, cache);
    const page = await stage.window('01-essai');
    page.send({ type: 'run', id: 'one' });
    await page.until((got) => got.type === 'text' && got.id === 'one' && got.data.includes('from 42'));
    await stage.end('SIGKILL');
    expect(there()).toBe('estrade-stage');
    const next = await startStage(course, cache);
    expect(there()).toBe('');
    expect(await next.end('SIGINT')).toBe(0);
  });
});
