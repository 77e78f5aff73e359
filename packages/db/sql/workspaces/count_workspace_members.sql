-- How many are in a workspace is kept beside it: a list of workspaces reads no members.
CREATE OR REPLACE FUNCTION count_workspace_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE workspace w SET member_count = w.member_count + c.n
  FROM (SELECT x.workspace_id, (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END * count(*))::int AS n FROM changed x GROUP BY x.workspace_id) c
  WHERE w.id = c.workspace_id;
  RETURN NULL;
END
$$;
