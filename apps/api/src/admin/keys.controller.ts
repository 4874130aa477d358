import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { KeysService } from '@app/access';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { allKeys, keyRotation, keyWithSecret, newKey, oneKey } from './admin.dto.js';

const MS_PER_HOUR = 3_600_000;
const keyId = z.guid();

/** API keys of internal apps. The first one is made by the CLI. */
@Needs('admin')
@ApiBearerAuth()
@ApiTags('keys')
@Controller('v1/admin/keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Post()
  @ApiOperation({ summary: 'Make a key; the answer shows it, once' })
  @ApiCreatedResponse({ standardSchema: keyWithSecret })
  async create(@Body({ schema: newKey }) body: z.infer<typeof newKey>): Promise<z.infer<typeof keyWithSecret>> {
    return { data: await this.keys.create(body.name, body.scopes) };
  }

  @Get()
  @ApiOperation({ summary: 'All keys, with scopes and last use; never the keys themselves' })
  @ApiOkResponse({ standardSchema: allKeys })
  async list(): Promise<z.infer<typeof allKeys>> {
    return { data: await this.keys.list() };
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Replace a key; the old one is let in until the grace time is over' })
  @ApiOkResponse({ standardSchema: keyWithSecret })
  async rotate(
    @Param('id', { schema: keyId }) id: string,
    @Body({ schema: keyRotation }) body: z.infer<typeof keyRotation>,
  ): Promise<z.infer<typeof keyWithSecret>> {
    return { data: await this.keys.rotate(id, body.grace_hours * MS_PER_HOUR) };
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Revoke a key, at once and for good' })
  @ApiOkResponse({ standardSchema: oneKey })
  async revoke(@Param('id', { schema: keyId }) id: string): Promise<z.infer<typeof oneKey>> {
    return { data: await this.keys.revoke(id) };
  }
}
