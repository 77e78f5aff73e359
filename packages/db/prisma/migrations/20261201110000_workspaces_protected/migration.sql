-- The tables of workspaces are tenant tables.
SELECT protect_tenant_table('workspace', 'id');
SELECT protect_tenant_table('workspace_member');
SELECT protect_tenant_table('workspace_invitation');
SELECT protect_tenant_table('workspace_audit');
