import { Latencies } from '../src/latencies.ts';
import { Member, unique } from '../src/member.ts';
import { assertNoRefetch, type Resource } from '../src/no-refetch.ts';
import { deletePost, editPost, post, reportPost, startTopic, writeReply } from '../src/pages/topic-page.ts';
import { alone } from '../src/run/alone.ts';
import { settled } from '../src/settled.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const feeds: Resource[] = ['topics', 'topic', 'replies'];

test('two members, two browsers: everything one does is on the other’s screen, without a refetch', async ({
  enter,
}) => {
  const alice = await enter('alice');
  const bob = await enter('bob');
  await expectConnection(alice, 'live');
  await expectConnection(bob, 'live');
  await settled(bob);

  const title = unique('A topic for two');
  await assertNoRefetch(bob, feeds, async () => {
    await startTopic(alice, { category: 'Help and how-to', title, body: 'Who is there?' });
    await expect(bob.getByRole('link', { name: title })).toBeVisible();
  });
  await expect(alice.getByRole('heading', { name: title })).toBeVisible();
  await bob.getByRole('link', { name: title }).click();
  await expect(post(bob, 'Who is there?')).toBeVisible();
  await expect(alice.getByRole('button', { name: 'Reply to this topic' })).toBeVisible();

  const [fromAlice, fromBob] = [unique('Alice says'), unique('Bob answers')];
  await assertNoRefetch(bob, feeds, async () => {
    await writeReply(alice, fromAlice);
    await expect(post(bob, fromAlice)).toBeVisible();
  });
  await assertNoRefetch(alice, feeds, async () => {
    await writeReply(bob, fromBob);
    await expect(post(alice, fromBob)).toBeVisible();
  });

  const edited = unique('Alice corrects herself');
  await assertNoRefetch(bob, feeds, async () => {
    await editPost(alice, fromAlice, edited);
    await expect(post(bob, edited)).toBeVisible();
    await expect(post(bob, edited)).toContainText('edited');
  });

  const like = (page: typeof alice) => post(page, fromBob).getByRole('button', { name: /^Like/ });
  await assertNoRefetch(bob, feeds, async () => {
    await like(alice).click();
    await expect(like(alice)).toHaveAttribute('aria-pressed', 'true');
    await expect(like(bob)).toHaveAccessibleName('Like, 1 like');
    await like(alice).click();
    await expect(like(bob)).toHaveAccessibleName('Like, 0 likes');
  });

  await assertNoRefetch(alice, feeds, async () => {
    await deletePost(bob, fromBob);
    await expect(post(bob, fromBob)).toBeHidden();
    await expect(post(alice, fromBob)).toBeHidden();
  });
});

test('who is typing shows within 1 s, and ends with the post', async ({ site, enter }) => {
  const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('Where people type'));
  const alice = await enter('alice', `/t/${id}`);
  const bob = await enter('bob', `/t/${id}`);
  await expectConnection(alice, 'live');
  await expectConnection(bob, 'live');
  await bob.getByRole('button', { name: 'Reply to this topic' }).click();
  await bob.getByRole('textbox', { name: 'Text, in Markdown' }).pressSequentially('Just a mom');
  await expect(alice.getByText(/Bob.* is replying/)).toBeVisible({ timeout: 1000 });
  await bob.keyboard.press('Control+Enter');
  await expect(post(alice, 'Just a mom')).toBeVisible();
  await expect(alice.getByText(/Bob.* is replying/)).toBeHidden();
});

test('thirty acts both ways: p95 below 1 s from the click to the sight', alone, async ({ site, enter }) => {
  const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('A quick talk'));
  const alice = await enter('alice', `/t/${id}`);
  const bob = await enter('bob', `/t/${id}`);
  await expectConnection(alice, 'live');
  await expectConnection(bob, 'live');
  await expect(bob.getByRole('button', { name: 'Reply to this topic' })).toBeVisible();
  const latencies = new Latencies();
  for (let round = 0; round < 15; round += 1) {
    for (const [from, to] of [
      [alice, bob],
      [bob, alice],
    ] as const) {
      await latencies.ofReply(from, to, unique('Words'));
    }
  }
  latencies.expectP95Below(1000);
});

test('a report reaches the moderator, the action everybody, and its reason the author', async ({ site, enter }) => {
  const robin = await Member.register(site.main.api.url);
  const title = unique('Where somebody is rude');
  const { id } = await robin.startTopic(title);
  const rude = unique('You are all wrong');
  await robin.reply(id, rude);
  const mod = await enter('mod', '/moderation');
  const alice = await enter('alice', `/t/${id}`);
  const author = await enter(robin);
  await expectConnection(author, 'live');
  await expectConnection(mod, 'live');
  await expectConnection(alice, 'live');

  const note = unique('Please look at this');
  await assertNoRefetch(mod, ['reports'], async () => {
    await reportPost(alice, rude, note);
    await expect(mod.getByRole('listitem').filter({ hasText: rude })).toBeVisible();
  });
  await mod.getByRole('listitem').filter({ hasText: rude }).getByRole('button').first().click();
  await expect(mod.getByText(note)).toBeVisible();
  await assertNoRefetch(alice, feeds, async () => {
    await mod.getByRole('button', { name: 'Hide' }).click();
    const dialog = mod.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('Please be kind.');
    await dialog.getByRole('button', { name: 'Hide' }).click();
    await expect(alice.getByText(rude)).toBeHidden();
  });
  await expect(mod.getByRole('listitem').filter({ hasText: rude })).toBeHidden();
  await expect(author.getByText(`A moderator hid your reply in “${title}”`)).toBeVisible();
  await expect(author.getByText('Please be kind.')).toBeVisible();
});
