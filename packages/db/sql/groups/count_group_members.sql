-- How many are in a group is kept beside it: a list that counts them reads every member of every group it shows.
CREATE OR REPLACE FUNCTION count_group_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "group" g SET member_count = g.member_count + c.n
  FROM (SELECT x.group_id, (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END * count(*))::int AS n FROM changed x GROUP BY x.group_id) c
  WHERE g.id = c.group_id;
  RETURN NULL;
END
$$;
