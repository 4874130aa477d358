import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { KeysService } from '@app/access';
import { type z } from 'zod';
import { id as keyId } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { allKeys, keyRotation, keyWithSecret, newKey, oneKey } from './admin.dto.js';

const MS_PER_HOUR = 3_600_000;

/** API keys of internal apps. The first one is made by the CLI. */
@Needs('admin')
@ApiBearerAuth()
@ApiTags('keys')
@Controller('v1/admin/keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Post()
  @Route('Make a key; the answer shows it, once', { answers: { 201: keyWithSecret } })
  async create(@Body({ schema: newKey }) body: z.infer<typeof newKey>): Promise<z.infer<typeof keyWithSecret>> {
    return { data: await this.keys.create(body.name, body.scopes) };
  }

  @Get()
  @Route('All keys, with scopes and last use; never the keys themselves', { answers: { 200: allKeys } })
  async list(): Promise<z.infer<typeof allKeys>> {
    return { data: await this.keys.list() };
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Route('Replace a key; the old one is let in until the grace time is over', {
    answers: { 200: keyWithSecret },
    refuses: ['api_key_not_found'],
  })
  async rotate(
    @Param('id', { schema: keyId }) id: string,
    @Body({ schema: keyRotation }) body: z.infer<typeof keyRotation>,
  ): Promise<z.infer<typeof keyWithSecret>> {
    return { data: await this.keys.rotate(id, body.grace_hours * MS_PER_HOUR) };
  }

  @Delete(':id')
  @Route('Revoke a key, at once and for good', { answers: { 200: oneKey }, refuses: ['api_key_not_found'] })
  async revoke(@Param('id', { schema: keyId }) id: string): Promise<z.infer<typeof oneKey>> {
    return { data: await this.keys.revoke(id) };
  }
}
