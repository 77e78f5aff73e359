-- Acknowledgements of members' own streams, one row a device: they only ever rise, and never above the stream's head.
CREATE OR REPLACE FUNCTION store_acks(p_users uuid[], p_devices text[], p_offsets bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO device_ack AS d (user_id, device_id, "offset")
  SELECT a.user_id, a.device_id, a.ack
  FROM unnest(p_users, p_devices, p_offsets) a(user_id, device_id, ack)
  JOIN stream st ON st.room = 'user:' || a.user_id AND a.ack <= st.head
  ORDER BY a.user_id, a.device_id
  ON CONFLICT (user_id, device_id) DO UPDATE SET "offset" = excluded."offset", at = now()
    WHERE d."offset" < excluded."offset"
$$;
