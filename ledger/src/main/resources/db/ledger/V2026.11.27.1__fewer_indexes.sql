-- Every index is paid for by every entry. What a service follows was sealed elsewhere: it is read along its chain and
-- nowhere handed out as a stream, so its copies need the primary key alone.

alter table entry drop constraint entry_topic_key_act_id_key;
create unique index entry_act on entry (topic, key, act_id) where topic in (${own});

drop index entry_stream;
create index entry_stream on entry (topic, tx, key, seq) where topic in (${own});
